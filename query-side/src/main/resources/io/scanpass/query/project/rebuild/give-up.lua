-- The next generation is given up. KEYS 3 the generation that is built  ARGV 4 why
redis.call('HSET', KEYS[1], 'phase', 'DROPPING', 'why', ARGV[4])
redis.call('DEL', KEYS[3])
return {'OWN'}
