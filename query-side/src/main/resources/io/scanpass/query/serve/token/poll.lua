-- The pace of one device code (RFC 8628 section 3.5). KEYS 1 the code's hash
-- ARGV 1 now in epoch milliseconds  2 interval  3 what each slow_down adds, for good  4 leeway  5 end of life
-- Returns 1 when asked too early.
local last = tonumber(redis.call('HGET', KEYS[1], 'last') or '0')
local interval = tonumber(redis.call('HGET', KEYS[1], 'interval') or ARGV[2])
local early = 0
if tonumber(ARGV[1]) - last + tonumber(ARGV[4]) < interval then
    early = 1
    interval = interval + tonumber(ARGV[3])
end
redis.call('HSET', KEYS[1], 'last', ARGV[1], 'interval', tostring(interval))
redis.call('PEXPIREAT', KEYS[1], ARGV[5])
return early
