-- A key with a record that cannot be projected, or whose record before is missing: this one is held back, and all after
-- it. Redis 6.2.
-- KEYS 1 the hash of parked keys  2 the hash of positions  3 the view's hash  4 when someone is to be asked  5 about what
-- ARGV 1 partition ('' when no record was read)  2 position this consumer knows  3 position after this record
--      4 the key  5 the record's sequence ('' when it has none)  6 what is kept of it  7 how many keys at most
--      8 now in epoch milliseconds  9 how often the command side is asked for what is missing ('' for never)
-- Returns what became of the record; FULL when nothing is written.
local views = redis.call('GET', 'generation') or '' -- what the names of the views that are served begin with
local positions = views .. KEYS[2]
if ARGV[1] ~= '' and (redis.call('HGET', positions, ARGV[1]) or '-1') ~= ARGV[2] then
    return 'MOVED'
end

local function stored() -- what is no hash may be what the record failed by
    local answer = redis.pcall('HGET', views .. KEYS[3], 'sequence')
    return type(answer) == 'string' and tonumber(answer) or -1
end

local outcome
local before = redis.call('HGET', KEYS[1], ARGV[4])
if ARGV[5] ~= '' and tonumber(ARGV[5]) <= stored() then
    outcome = 'PASSED' -- the view has it already
elseif before then
    local kept = cjson.decode(before)
    if ARGV[1] ~= '' then
        kept.held = kept.held + 1
    end
    local this = cjson.decode(ARGV[6])
    kept.unreadable = kept.unreadable + this.unreadable
    kept.up_to = math.max(kept.up_to, this.up_to)
    redis.call('HSET', KEYS[1], ARGV[4], cjson.encode(kept))
    outcome = 'HELD'
elseif redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[7]) then
    return 'FULL'
else
    redis.call('HSET', KEYS[1], ARGV[4], ARGV[6])
    if ARGV[9] ~= '' then
        redis.call('HSET', KEYS[5], ARGV[4], ARGV[9])
        redis.call('ZADD', KEYS[4], ARGV[8], ARGV[4])
    end
    outcome = 'PARKED'
end
if ARGV[1] ~= '' then
    redis.call('HSET', positions, ARGV[1], ARGV[3])
end
return outcome
