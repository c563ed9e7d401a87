-- Part of a batch. ARGV 4.. what is written, each led by a letter:
--   V key, sequence, view, end of life or '', key of the index or '', member, until or '', count of fields that go, fields
--   L id of the user, id of the line, line or '' when the log goes, how many are kept, for how many milliseconds
--   K id of the user, key or '' when it is taken back
--   P partition, position      D count of events done
local i = 4
local function take(count)
    local from = i
    i = i + count
    return unpack(ARGV, from, i - 1)
end
local function isForgotten(user)
    local view = redis.call('HGET', next .. 'user:' .. user, 'view')
    return view and type(cjson.decode(view).names) ~= 'string'
end
local does = {}
function does.V()
    local key, sequence, view, ends, index, member, until_, gone = take(8)
    local fields = {take(tonumber(gone))}
    key = next .. key
    if tonumber(redis.call('HGET', key, 'sequence') or '-1') >= tonumber(sequence) then
        return -- an event that came twice
    end
    redis.call('HSET', key, 'sequence', sequence, 'view', view)
    if #fields > 0 then
        redis.call('HDEL', key, unpack(fields))
    end
    if ends ~= '' then
        redis.call('PEXPIREAT', key, ends)
    end
    if index == '' then
        return
    end
    index = next .. index
    if until_ ~= '' and tonumber(until_) > now then
        redis.call('ZADD', index, until_, member)
        redis.call('PEXPIREAT', index, redis.call('ZREVRANGE', index, 0, 0, 'WITHSCORES')[2])
    else
        redis.call('ZREM', index, member)
    end
end
function does.L()
    local user, id, line, most, kept = take(5)
    local log = next .. 'activity:' .. user
    if line == '' then
        redis.call('DEL', log)
        return
    end
    if string.sub(id, 1, 13) + kept < now or isForgotten(user) then
        return
    end
    if #redis.call('ZRANGEBYLEX', log, '[' .. id .. ' ', '(' .. id .. '!', 'LIMIT', 0, 1) == 0 then
        redis.call('ZADD', log, 0, id .. ' ' .. line)
        redis.call('ZREMRANGEBYRANK', log, 0, -1 - most)
    end
    local newest = redis.call('ZREVRANGE', log, 0, 0)[1]
    redis.call('PEXPIREAT', log, string.format('%.0f', string.sub(newest, 1, 13) + kept))
end
function does.K()
    local user, key = take(2)
    if key == '' then
        redis.call('HDEL', next .. 'user:' .. user, 'key')
    elseif not isForgotten(user) then
        redis.call('HSET', next .. 'user:' .. user, 'key', key)
    end
end
function does.P()
    redis.call('HSET', next .. 'positions', take(2))
end
function does.D()
    redis.call('HINCRBY', KEYS[1], 'done', take(1))
end
while i <= #ARGV do
    does[take(1)]()
end
return {'OWN'}
