-- One command on one thing of the views that are served. KEYS 1 its name  ARGV 1 the command  2.. what else it takes
local views = redis.call('GET', 'generation') or ''
return redis.call(ARGV[1], views .. KEYS[1], unpack(ARGV, 2))
