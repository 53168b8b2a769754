-- Adds to counts and answers what they come to, for each key in turn.
-- ARGV: kind and amount of the first key, of the second, and so on.
--   MARK:   microseconds that a caller has spent. Kept is the moment at which its bucket is full
--           again; the answer is how far off that is. (Generic cell rate algorithm, ITU-T I.371.)
--   POINTS: what a caller has done. Kept are the points and their moment; they halve every minute.
-- Redis' own clock decides, so the gateways' clocks need not agree.

local HALF_LIFE = 60 * 1000000
local FORGET_POINTS = 20 * 60 * 1000

local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

local function mark(key, spent)
  local full = math.max(tonumber(redis.call('GET', key) or 0), now) + spent
  if spent > 0 then
    local left = math.ceil((full - now) / 1000) + 1000
    redis.call('SET', key, string.format('%.0f', full), 'PX', left)
  end
  return string.format('%.0f', full - now)
end

local function points(key, more)
  local count = more
  local before = redis.call('GET', key)
  if before then
    local kept, at = string.match(before, '(%S+) (%S+)')
    count = count + kept * 0.5 ^ ((now - at) / HALF_LIFE)
  end
  if more > 0 then
    redis.call('SET', key, string.format('%.6f %.0f', count, now), 'PX', FORGET_POINTS)
  end
  return string.format('%.6f', count)
end

local add = {MARK = mark, POINTS = points}
local all = {}
for i, key in ipairs(KEYS) do
  all[i] = add[ARGV[2 * i - 1]](key, tonumber(ARGV[2 * i]))
end
return all
