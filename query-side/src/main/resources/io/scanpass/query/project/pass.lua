-- Past a record that changes no view. KEYS 1 the hash of positions
-- ARGV 1 partition  2 position this consumer knows  3 position after this record
local views = redis.call('GET', 'generation') or '' -- what the names of the views that are served begin with
local positions = views .. KEYS[1]
if (redis.call('HGET', positions, ARGV[1]) or '-1') ~= ARGV[2] then
    return 'MOVED'
end
redis.call('HSET', positions, ARGV[1], ARGV[3])
return 'PASSED'
