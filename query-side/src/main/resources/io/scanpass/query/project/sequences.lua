-- How far views are. KEYS their hashes. Returns the sequence of each, -1 where there is no view.
local views = redis.call('GET', 'generation') or '' -- what the names of the views that are served begin with
local answer = {}
for i, key in ipairs(KEYS) do
    local sequence = redis.pcall('HGET', views .. key, 'sequence') -- a key that is no hash must not hide the others
    answer[i] = type(sequence) == 'string' and tonumber(sequence) or -1
end
return answer
