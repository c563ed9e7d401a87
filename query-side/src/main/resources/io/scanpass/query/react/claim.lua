-- What is due, for one who has it until his lease ends. KEYS 1 the due times  2 what is due
-- ARGV 1 now in epoch milliseconds  2 end of the lease  3 how many at most
-- Returns {id, what, id, what, ..}.
local claimed = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])) do
    local what = redis.call('HGET', KEYS[2], id)
    if what then
        redis.call('ZADD', KEYS[1], ARGV[2], id)
        claimed[#claimed + 1] = id
        claimed[#claimed + 1] = what
    else
        redis.call('ZREM', KEYS[1], id)
    end
end
return claimed
