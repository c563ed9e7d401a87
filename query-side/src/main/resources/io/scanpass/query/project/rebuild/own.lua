-- Goes before each script of the one who rebuilds. KEYS 1 the rebuild  ARGV 1 owner  2 phase  3 lease in milliseconds
-- What an owner does whose lease another has now, or whose phase is over, is not done: {'LOST'}.
local own = redis.call('HMGET', KEYS[1], 'owner', 'phase', 'next', 'last')
if own[1] ~= ARGV[1] or own[2] ~= ARGV[2] then
    return {'LOST'}
end
local next, last = own[3], own[4]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[1], 'until', string.format('%.0f', now + ARGV[3]))
