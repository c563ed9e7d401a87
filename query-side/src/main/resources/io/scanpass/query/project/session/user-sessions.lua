-- The sessions of a user. KEYS 1 the sorted set of them  2 the hash of positions  3 the hash of
-- parked keys
-- ARGV 1 now in epoch milliseconds  2 how many at most  3 what a session's key begins with
-- Returns {whether no view is behind, then of each session: view, instant at which a used token was presented, last use,
-- whether it waits for what could not be projected}
-- with '' for what there is not.
local views = redis.call('GET', 'generation') or '' -- what the names of the views that are served begin with
local answer = {redis.call('HGET', views .. KEYS[2], 'filled') or ''}
for _, id in ipairs(redis.call('ZREVRANGEBYSCORE', views .. KEYS[1], '+inf', '(' .. ARGV[1], 'LIMIT', 0, ARGV[2])) do
    for _, field in ipairs(redis.call('HMGET', views .. ARGV[3] .. id, 'view', 'reused_at', 'last_used')) do
        answer[#answer + 1] = field or ''
    end
    answer[#answer + 1] = redis.call('HEXISTS', KEYS[3], ARGV[3] .. id) == 1 and '1' or ''
end
return answer
