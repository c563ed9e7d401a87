-- What no event tells, or none that is kept, from the views that are served to the next. ARGV 4 how many lines a log keeps
-- 5 for how many milliseconds  6.. names of sessions, users and logs
-- Returns {'OWN', then the names of those of which the next generation knows less than the one that is served}.
local MARKS = {'generation', 'generation_at', 'redeemed_at', 'last_used', 'reused_at'}
local answer = {'OWN'}
local function carrySession(name)
    local marks = redis.call('HMGET', last .. name, unpack(MARKS))
    for i, mark in ipairs(MARKS) do
        if marks[i] then
            redis.call('HSET', next .. name, mark, marks[i])
        end
    end
end
local function carryLog(name)
    local user = redis.call('HGET', next .. 'user:' .. string.sub(name, 10), 'view')
    if user and type(cjson.decode(user).names) ~= 'string' then
        return -- forgotten
    end
    local log, known = next .. name, {}
    for _, line in ipairs(redis.call('ZRANGE', log, 0, -1)) do
        known[string.match(line, '^%S+')] = true
    end
    local changed = false
    for _, line in ipairs(redis.call('ZRANGE', last .. name, 0, -1)) do
        if not known[string.match(line, '^%S+')] and string.sub(line, 1, 13) + ARGV[5] >= now then
            redis.call('ZADD', log, 0, line)
            changed = true
        end
    end
    if changed then
        redis.call('ZREMRANGEBYRANK', log, 0, -1 - ARGV[4])
        local newest = redis.call('ZREVRANGE', log, 0, 0)[1]
        redis.call('PEXPIREAT', log, string.format('%.0f', string.sub(newest, 1, 13) + ARGV[5]))
    end
end
for i = 6, #ARGV do
    local name = ARGV[i]
    local kind = redis.call('TYPE', last .. name).ok -- what is neither is no view: nothing of it is carried on
    if kind == 'zset' then
        carryLog(name)
    elseif kind == 'hash' then
        local served = redis.call('HMGET', last .. name, 'sequence', 'key')
        local built = redis.call('HMGET', next .. name, 'sequence', 'key')
        local life = redis.call('PTTL', last .. name)
        local isOver = life >= 0 and life <= 60000 -- and about to be forgotten: the next may have forgotten it already
        if not isOver and (served[1] and tonumber(built[1] or '-1') < tonumber(served[1]) or served[2] and not built[2]) then
            answer[#answer + 1] = name
        elseif served[1] and string.sub(name, 1, 8) == 'session:' then
            carrySession(name)
        end
    end
end
return answer
