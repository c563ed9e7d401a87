-- One session. KEYS 1 its hash  2 the hash of positions  3 the hash of parked keys
-- Returns {view, instant at which a used refresh token was presented, whether no view is behind,
-- whether this one waits for what could not be projected}.
local views = redis.call('GET', 'generation') or '' -- what the names of the views that are served begin with
local fields = redis.call('HMGET', views .. KEYS[1], 'view', 'reused_at')
return {fields[1], fields[2], redis.call('HGET', views .. KEYS[2], 'filled'),
    redis.call('HEXISTS', KEYS[3], KEYS[1]) == 1 and '1' or false}
