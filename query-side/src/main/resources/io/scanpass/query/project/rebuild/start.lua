-- A new generation, unless one is under way. KEYS 1 the rebuild  2 the generation that is served  3 the one that is built
local phase = redis.call('HGET', KEYS[1], 'phase')
if phase == 'BUILDING' or phase == 'DROPPING' or phase == 'REMOVING' then
    return 0
end
local served = redis.call('GET', KEYS[2]) or ''
-- Greater than any before, also where one of the two was lost: nothing of an older one is taken for a part of it.
local number = math.max(tonumber(redis.call('HGET', KEYS[1], 'number') or '0'), tonumber(served:match('%d+') or '0')) + 1
local time = redis.call('TIME')
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'phase', 'BUILDING', 'number', number, 'next', 'g' .. number .. ':', 'last', served,
    'started_at', time[1] .. string.format('%03d', math.floor(time[2] / 1000)), 'done', 0)
redis.call('SET', KEYS[3], 'g' .. number .. ':')
return 1
