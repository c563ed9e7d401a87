-- Nothing is left to do. ARGV 4 the phase it ends in
redis.call('HSET', KEYS[1], 'phase', ARGV[4], 'ended_at', string.format('%.0f', now))
redis.call('HDEL', KEYS[1], 'owner', 'until')
return {'OWN'}
