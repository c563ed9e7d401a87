-- One event into one view, all or nothing. Redis 6.2.
-- KEYS  1 the view's hash  2 the hash of positions
-- ARGV  1 partition  2 position this consumer knows  3 position after this event
--       4 sequence of the event  5 view after it ('' when there is none to write)
--       6 end of life in epoch milliseconds ('' for none)  7 channel
-- Returns {outcome, stored position or sequence}.
local position = redis.call('HGET', KEYS[2], ARGV[1]) or '-1'
if position ~= ARGV[2] then
    return {'MOVED', position}
end
local sequence = tonumber(ARGV[4])
local stored = tonumber(redis.call('HGET', KEYS[1], 'sequence') or '-1')
local outcome
if sequence <= stored then
    outcome = 'DUPLICATE'
elseif sequence > stored + 1 then
    outcome = 'GAP'
elseif ARGV[5] == '' then
    return {'AGAIN', tostring(stored)}
else
    redis.call('HSET', KEYS[1], 'sequence', ARGV[4], 'view', ARGV[5])
    if ARGV[6] ~= '' then
        redis.call('PEXPIREAT', KEYS[1], ARGV[6])
    end
    outcome = 'APPLIED'
end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
if outcome == 'APPLIED' then
    redis.call('PUBLISH', ARGV[7], KEYS[1])
end
return {outcome, tostring(stored)}
