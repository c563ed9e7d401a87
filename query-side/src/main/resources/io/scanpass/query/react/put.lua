-- One piece of work. KEYS 1 the due times  2 what is due
-- ARGV 1 id  2 what  3 due in epoch milliseconds  4 new, again or done
local there = redis.call('HEXISTS', KEYS[2], ARGV[1]) == 1
if ARGV[4] == 'done' then
    redis.call('ZREM', KEYS[1], ARGV[1])
    return redis.call('HDEL', KEYS[2], ARGV[1])
end
if there == (ARGV[4] == 'new') then
    return 0
end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
return 1
