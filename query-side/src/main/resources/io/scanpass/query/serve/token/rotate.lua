-- The next refresh token. KEYS 1 the session's hash
-- ARGV 1 generation presented  2 now in epoch milliseconds  3 grace in milliseconds
-- Returns the generation that is current now, -1 for a reused token, -2 when there is no session.
if redis.call('HEXISTS', KEYS[1], 'view') == 0 then
    return -2
end
local presented = tonumber(ARGV[1])
local current = tonumber(redis.call('HGET', KEYS[1], 'generation') or '-1')
-- Greater than stored: Redis has lost the latest rotations, or all of them; a genuine token tells how far they were.
if presented >= current then
    redis.call('HSET', KEYS[1], 'generation', tostring(presented + 1), 'generation_at', ARGV[2])
    return presented + 1
end
local reached = tonumber(redis.call('HGET', KEYS[1], 'generation_at') or '0')
if presented == current - 1 and tonumber(ARGV[2]) - reached <= tonumber(ARGV[3]) then
    return current
end
return -1
