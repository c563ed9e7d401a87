-- One partition has all that was missing. KEYS 1 the hash of positions  ARGV 1 its field  2.. the fields of all partitions
-- Returns 1 when nothing is missing any more.
local views = redis.call('GET', 'generation') or '' -- what the names of the views that are served begin with
local positions = views .. KEYS[1]
redis.call('HSET', positions, ARGV[1], '1')
for i = 2, #ARGV do
    if redis.call('HEXISTS', positions, ARGV[i]) == 0 then
        return 0
    end
end
redis.call('HSET', positions, 'filled', '1')
return 1
