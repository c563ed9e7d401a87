-- One partition has all that was missing. KEYS 1 the hash of positions  ARGV 1 its field  2.. the fields of all partitions
-- Returns 1 when nothing is missing any more.
redis.call('HSET', KEYS[1], ARGV[1], '1')
for i = 2, #ARGV do
    if redis.call('HEXISTS', KEYS[1], ARGV[i]) == 0 then
        return 0
    end
end
redis.call('HSET', KEYS[1], 'filled', '1')
return 1
