-- The first redemption of a session's code. KEYS 1 the session's hash  ARGV 1 now in epoch milliseconds
-- Returns the instant of the first redemption. A session that vanished meanwhile is not brought back half.
local views = redis.call('GET', 'generation') or ''
local next = redis.call('GET', 'generation:next') -- what is built beside them: it is told what no event tells
local session = views .. KEYS[1]
if redis.call('HEXISTS', session, 'view') == 1 then
    redis.call('HSETNX', session, 'redeemed_at', ARGV[1])
    redis.call('HSETNX', session, 'last_used', ARGV[1])
    if next then
        local marks = redis.call('HMGET', session, 'redeemed_at', 'last_used')
        redis.call('HSET', next .. KEYS[1], 'redeemed_at', marks[1], 'last_used', marks[2])
    end
end
return tonumber(redis.call('HGET', session, 'redeemed_at') or ARGV[1])
