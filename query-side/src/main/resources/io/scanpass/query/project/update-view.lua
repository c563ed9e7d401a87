-- One event into one view and one log, all or nothing. Redis 6.2.
-- KEYS  1 the view's hash  2 the hash of positions  3 the sorted set that lists it ('' for none)
--       4 the log ('' for none)  5 the hash of the user whose log it is  6 the hash of parked keys
-- ARGV  1 partition  2 position this consumer knows  3 position after this event
--       4 sequence of the event  5 view after it ('' when there is none to write)
--       6 end of life in epoch milliseconds ('' for none)  7 channel
--       8 its member there  9 until when, in epoch milliseconds ('' to take it out)  10 now
--       11 id of the line in the log  12 the line ('' when the log goes)  13 how many lines are kept
--       14 for how many milliseconds  15 since when, in epoch milliseconds
--       16 the last sequence that the store had ('' unless the event was published again)  17 the request that this answers
--       18 the generation that the view was read from  19.. fields of others that go with what the view no longer has
-- Returns {outcome, stored position or sequence, whether the key is parked no longer}. After a gap the position stays:
-- the record is to be held back.
local views = redis.call('GET', 'generation') or '' -- what the names of the views that are served begin with
local key = {}
for i = 1, 5 do
    key[i] = KEYS[i] == '' and '' or views .. KEYS[i]
end
local position = redis.call('HGET', key[2], ARGV[1]) or '-1'
if position ~= ARGV[2] then
    return {'MOVED', position}
end
if views ~= ARGV[18] then
    return {'AGAIN', ''} -- folded into a view that is not served any more
end
local sequence = tonumber(ARGV[4])
local stored = tonumber(redis.call('HGET', key[1], 'sequence') or '-1')
local outcome
if sequence <= stored then
    outcome = 'DUPLICATE'
elseif sequence > stored + 1 then
    outcome = 'GAP'
elseif ARGV[5] == '' then
    return {'AGAIN', tostring(stored)}
else
    redis.call('HSET', key[1], 'sequence', ARGV[4], 'view', ARGV[5])
    for i = 19, #ARGV do
        redis.call('HDEL', key[1], ARGV[i])
    end
    if ARGV[6] ~= '' then
        redis.call('PEXPIREAT', key[1], ARGV[6])
    end
    if key[3] ~= '' then
        if ARGV[9] == '' then
            redis.call('ZREM', key[3], ARGV[8])
        else
            redis.call('ZADD', key[3], ARGV[9], ARGV[8])
        end
        redis.call('ZREMRANGEBYSCORE', key[3], '-inf', ARGV[10])
        local last = redis.call('ZREVRANGE', key[3], 0, 0, 'WITHSCORES')
        if last[2] then
            redis.call('PEXPIREAT', key[3], last[2])
        end
    end
    outcome = 'APPLIED'
end

-- The log has one line for each event, whatever became of the view. Members have one score: they sort by their ids.
local function isForgotten()
    local user = redis.call('HGET', key[5], 'view')
    return user and type(cjson.decode(user).names) ~= 'string'
end
if key[4] ~= '' and ARGV[12] == '' then
    redis.call('DEL', key[4])
elseif key[4] ~= '' and not isForgotten() then
    local before = redis.call('ZRANGEBYLEX', key[4], '[' .. ARGV[11] .. ' ', '(' .. ARGV[11] .. '!')[1]
    if before and outcome == 'APPLIED' then
        redis.call('ZREM', key[4], before) -- made without its view, which is here now
    end
    if not before or outcome == 'APPLIED' then
        redis.call('ZADD', key[4], 0, ARGV[11] .. ' ' .. ARGV[12])
    end
    redis.call('ZREMRANGEBYLEX', key[4], '-', '(' .. ARGV[15])
    redis.call('ZREMRANGEBYRANK', key[4], 0, -1 - ARGV[13])
    local newest = redis.call('ZREVRANGE', key[4], 0, 0)[1]
    if newest then
        redis.call('PEXPIREAT', key[4], string.format('%.0f', string.sub(newest, 1, 13) + ARGV[14]))
    end
end

if outcome == 'GAP' then
    return {outcome, tostring(stored)}
end
redis.call('HSET', key[2], ARGV[1], ARGV[3])

-- Free again once the view has all that was held back. What an unreadable record was only the store knows, and only if it
-- was asked after that was held back.
local free = ''
local parked = redis.call('HGET', KEYS[6], KEYS[1])
if parked then
    local kept = cjson.decode(parked)
    local reached = math.max(stored, sequence)
    local told = ARGV[16] ~= '' and reached >= tonumber(ARGV[16])
        and ARGV[17] == (kept.place or '') .. '#' .. kept.unreadable
    if reached >= kept.up_to and (kept.unreadable == 0 or told) then
        redis.call('HDEL', KEYS[6], KEYS[1])
        free = 'FREE'
    end
end
if outcome == 'APPLIED' or free ~= '' then
    redis.call('PUBLISH', ARGV[7], KEYS[1])
end
return {outcome, tostring(stored), free}
