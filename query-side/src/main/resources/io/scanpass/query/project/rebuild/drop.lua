-- The next generation is given up. KEYS 1 the rebuild  2 the generation that is built  ARGV 1 why
if redis.call('HGET', KEYS[1], 'phase') ~= 'BUILDING' then
    return 0
end
redis.call('HSET', KEYS[1], 'phase', 'DROPPING', 'why', ARGV[1])
redis.call('DEL', KEYS[2])
return 1
