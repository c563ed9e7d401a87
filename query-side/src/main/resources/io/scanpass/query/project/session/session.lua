-- One session. KEYS 1 its hash  2 the hash of positions
-- Returns {view, instant at which a used refresh token was presented, whether no view is behind}.
local views = redis.call('GET', 'generation') or '' -- what the names of the views that are served begin with
local fields = redis.call('HMGET', views .. KEYS[1], 'view', 'reused_at')
return {fields[1], fields[2], redis.call('HGET', views .. KEYS[2], 'filled')}
