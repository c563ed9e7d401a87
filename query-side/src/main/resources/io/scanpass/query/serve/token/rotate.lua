-- The next refresh token, or the news that one was used twice.
-- KEYS 1 the session's hash  2 the reports' due times  3 the reports
-- ARGV 1 generation presented  2 now in epoch milliseconds  3 grace in milliseconds  4 '' or 'idle': too old to be replaced
--      5 session id  6 report
-- Returns {the generation that is current now, since when}, or {-1} for a token that was used, {-2} when there is no
-- session, {-3} when it is over by a token that was used before, {-4} for a token that was idle for too long.
local views = redis.call('GET', 'generation') or ''
local next = redis.call('GET', 'generation:next') -- what is built beside them: it is told what no event tells
local session = views .. KEYS[1]
local function mark(...)
    redis.call('HSET', session, ...)
    if next then
        redis.call('HSET', next .. KEYS[1], ...)
    end
end
if redis.call('HEXISTS', session, 'view') == 0 then
    return {-2}
end
if redis.call('HEXISTS', session, 'reused_at') == 1 then
    return {-3}
end
local presented = tonumber(ARGV[1])
local current = tonumber(redis.call('HGET', session, 'generation') or '-1')
-- Greater than stored: Redis has lost the latest rotations, or all of them; a genuine token tells how far they were.
if presented >= current then
    if ARGV[4] == 'idle' then
        return {-4}
    end
    mark('generation', tostring(presented + 1), 'generation_at', ARGV[2], 'last_used', ARGV[2])
    return {presented + 1, tonumber(ARGV[2])}
end
local reached = tonumber(redis.call('HGET', session, 'generation_at') or '0')
if presented == current - 1 and tonumber(ARGV[2]) - reached <= tonumber(ARGV[3]) then
    return {current, reached}
end
-- Over at once, on every node; and nobody can know of it without the report being kept.
mark('reused_at', ARGV[2])
redis.call('HSET', KEYS[3], ARGV[5], ARGV[6])
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[5])
return {-1}
