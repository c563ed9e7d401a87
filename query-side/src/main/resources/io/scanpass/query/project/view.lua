-- One view that is served. KEYS 1 its hash
-- Returns {the generation it is of, sequence, view}.
local views = redis.call('GET', 'generation') or ''
local fields = redis.call('HMGET', views .. KEYS[1], 'sequence', 'view')
return {views, fields[1], fields[2]}
