-- Past a record that changes no view. KEYS 1 the hash of positions
-- ARGV 1 partition  2 position this consumer knows  3 position after this record
if (redis.call('HGET', KEYS[1], ARGV[1]) or '-1') ~= ARGV[2] then
    return 'MOVED'
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 'PASSED'
