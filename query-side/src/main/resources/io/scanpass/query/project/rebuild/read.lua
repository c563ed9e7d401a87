-- Views of the next generation. ARGV 4.. their keys. Returns {'OWN', then of each: sequence or '', view}.
local answer = {'OWN'}
for i = 4, #ARGV do
    local fields = redis.call('HMGET', next .. ARGV[i], 'sequence', 'view')
    answer[#answer + 1] = fields[2] and fields[1] or ''
    answer[#answer + 1] = fields[2] or ''
end
return answer
