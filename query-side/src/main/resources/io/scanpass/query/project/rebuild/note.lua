-- Keeps the lease, and what is told of the work. ARGV 4.. fields and values
if #ARGV > 4 then
    redis.call('HSET', KEYS[1], unpack(ARGV, 4))
end
return {'OWN'}
