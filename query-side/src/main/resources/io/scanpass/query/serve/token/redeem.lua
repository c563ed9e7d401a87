-- The first redemption of a session's code. KEYS 1 the session's hash  ARGV 1 now in epoch milliseconds
-- Returns the instant of the first redemption. A session that vanished meanwhile is not brought back half.
if redis.call('HEXISTS', KEYS[1], 'view') == 1 then
    redis.call('HSETNX', KEYS[1], 'redeemed_at', ARGV[1])
    redis.call('HSETNX', KEYS[1], 'last_used', ARGV[1])
end
return tonumber(redis.call('HGET', KEYS[1], 'redeemed_at') or ARGV[1])
