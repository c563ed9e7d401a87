-- A user's key, beside the user's view. Redis 6.2.
-- KEYS 1 the user's hash  2 the hash of positions  3 the hash of parked keys
-- ARGV 1 partition  2 position this consumer knows  3 position after this record  4 the key ('' when it is taken back)
--      5 channel  6 what it is called among the parked
-- Returns what became of it.
local views = redis.call('GET', 'generation') or '' -- what the names of the views that are served begin with
local user, positions = views .. KEYS[1], views .. KEYS[2]
if (redis.call('HGET', positions, ARGV[1]) or '-1') ~= ARGV[2] then
    return 'MOVED'
end
redis.call('HSET', positions, ARGV[1], ARGV[3])
redis.call('HDEL', KEYS[3], ARGV[6]) -- what did not read before is no matter now
local view = redis.call('HGET', user, 'view')
if ARGV[4] == '' then
    redis.call('HDEL', user, 'key')
elseif view and type(cjson.decode(view).names) ~= 'string' then
    return 'PASSED' -- forgotten: a key that is read again does not come back
else
    redis.call('HSET', user, 'key', ARGV[4])
end
redis.call('PUBLISH', ARGV[5], KEYS[1])
return 'APPLIED'
