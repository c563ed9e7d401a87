-- From now on the next generation is served, if it has what is served now. KEYS 2 the generation that is served
-- 3 the one that is built  4 the hash of parked keys  ARGV 4 channel  5 what is said there  6 what the partitions of ours begin with  7.. partition,
-- position
-- Returns {'SWITCHED'}, {'BEHIND', partition}, or {'FILLING'} while the views that are served lack something themselves.
local built = {}
for i = 7, #ARGV, 2 do
    built[ARGV[i]] = ARGV[i + 1]
end
local served = redis.call('HGETALL', last .. 'positions')
if redis.call('HEXISTS', last .. 'positions', 'filled') == 0 then
    return {'FILLING'}
end
for i = 1, #served, 2 do
    if string.sub(served[i], 1, #ARGV[6]) == ARGV[6] and built[served[i]] ~= served[i + 1] then
        return {'BEHIND', served[i]}
    end
end
redis.call('DEL', next .. 'positions')
for i = 1, #served, 2 do
    redis.call('HSET', next .. 'positions', served[i], served[i + 1])
end
redis.call('SET', KEYS[2], next)
local parked = redis.call('HGETALL', KEYS[4])
for i = 1, #parked, 2 do -- what could not be projected then, and can be now, waits no longer
    local kept = cjson.decode(parked[i + 1])
    local sequence = redis.call('HGET', next .. parked[i], 'sequence')
    if kept.unreadable == 0 and sequence and tonumber(sequence) >= kept.up_to then
        redis.call('HDEL', KEYS[4], parked[i])
    end
end
redis.call('DEL', KEYS[3])
redis.call('HSET', KEYS[1], 'phase', 'REMOVING', 'left', 0)
redis.call('PUBLISH', ARGV[4], ARGV[5])
return {'SWITCHED'}
