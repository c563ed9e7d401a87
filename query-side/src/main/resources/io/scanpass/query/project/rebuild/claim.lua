-- What is to be done, for the one who does it until the lease ends. KEYS 1 the rebuild  ARGV 1 owner  2 lease in milliseconds
-- Returns {phase, the generation that is built, the one before it}, or nothing.
local phase = redis.call('HGET', KEYS[1], 'phase')
if phase ~= 'BUILDING' and phase ~= 'DROPPING' and phase ~= 'REMOVING' then
    return {}
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local owner = redis.call('HMGET', KEYS[1], 'owner', 'until')
if owner[1] and owner[1] ~= ARGV[1] and tonumber(owner[2]) > now then
    return {}
end
redis.call('HSET', KEYS[1], 'owner', ARGV[1], 'until', string.format('%.0f', now + ARGV[2]))
return {phase, redis.call('HGET', KEYS[1], 'next'), redis.call('HGET', KEYS[1], 'last')}
