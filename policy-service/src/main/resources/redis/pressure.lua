#!lua name=assidu_pressure_v4

-- Counts one person's contacts and takes a slot if all caps leave room, as one atomic step.
--
-- One key a person and one value, so that nothing of a person can be lost in part. The value is
-- three things in MessagePack:
--   revision   names the last change of the slots; the caller knows the right one from the database,
--              and slots that carry another are stale
--   since      the slots from this moment on are complete (ms)
--   slots      contact, at (ms), kind; contact, at, kind; …
--
-- A kind is all that caps look at, as a text: the JSON of [channel, purpose, topic, journey], the
-- last two null where there is none.
--
-- The question's arguments:
--    1  revision
--    2  next: the revision if a slot is taken
--    3  at, 4  horizon, 5  ttl (ms)
--    6  contact
--    7  '1' for a contact that is exempt: it takes the slot on its first channel even where caps are
--       full; else ''
--    8  scopes of the caps, JSON: {channels, purposes, topics, journeys}, an empty list means all
--    9  limits of the caps, JSON: {limit, kept (of the limit, for contacts that come before), and
--       window (ms) or spans ([from, to) in ms)}
--   10  ahead: slots of contacts that are scheduled and come before, JSON, as they are kept; there
--       must be room for them as well; '' for none
--   11  slots, JSON, as they are kept, when the caller brings the truth from the database; else ''
--   12… kind on each channel, in order
--
-- The answer is numbers. The first is -1 for stale, 0 for full, or the place of the channel on which
-- the slot is taken. Each count is five more: place of the cap, place of the channel, count, count
-- with those ahead, free at (ms) or 0. Places begin with 1.

local STALE, FULL = -1, 0
local KINDS = 12
local NOTHING = {}

-- What recurs from call to call is worked out once: nothing of it is about a person. When there is
-- too much of it, all is dropped.
local MOST = 5000
local decoded, held = {}, 0

local function hold()
  if held >= MOST then
    decoded, held = {}, 0
  end
  held = held + 1
end

local function decode(json)
  local value = decoded[json]
  if value == nil then
    hold()
    value = cjson.decode(json)
    decoded[json] = value
  end
  return value
end

local function admits(list, value)
  if #list == 0 then
    return true
  end
  for _, allowed in ipairs(list) do
    if allowed == value then
      return true
    end
  end
  return false
end

-- Remembered in the scope; a kind is JSON of an array, and so never the name of a member.
local function covers(scope, kind)
  local covered = scope[kind]
  if covered == nil then
    hold()
    local channel, purpose, topic, journey = unpack(decode(kind))
    covered = admits(scope.channels, channel) and admits(scope.purposes, purpose)
      and admits(scope.topics, topic) and admits(scope.journeys, journey)
    scope[kind] = covered
  end
  return covered
end

-- Adds when the slots within the scope are, but for that of the contact.
local function add_times(times, scope, slots, contact)
  local n = #times
  for i = 1, #slots, 3 do
    if slots[i] ~= contact and covers(scope, slots[i + 2]) then
      n = n + 1
      times[n] = slots[i + 1]
    end
  end
  return times
end

-- The most times in any interval [s, s + window) that holds the moment, of those less than a window
-- from it: clocks of several replicas differ, so there may be times on both sides of it.
local function fullest(times, at, window)
  local most = 0
  for i = 0, #times do
    local start = times[i] or at
    if start <= at then
      local count = 0
      for j = 1, #times do
        if times[j] >= start and times[j] < start + window then
          count = count + 1
        end
      end
      most = math.max(most, count)
    end
  end
  return most
end

-- A rolling window: no interval of its length may hold more than the limit.
local function rolling(window, limit, times, at)
  local near, count, later = {}, 0, false
  for i = 1, #times do
    local time = times[i]
    if time > at - window and time < at + window then
      count = count + 1
      near[count] = time
      later = later or time > at
    end
  end
  if later then
    count = fullest(near, at, window)
  end -- else all are within a window of each other
  if count < limit or limit <= 0 then
    return count, 0
  end
  table.sort(near)
  return count, near[#near - limit + 1] + window
end

-- Calendar periods that hold the moment, one for each zone the person may be living in: none of them
-- may hold more than the limit, and there is room again when all that are full are over.
local function calendar(spans, limit, times)
  local most, free = 0, 0
  for _, span in ipairs(spans) do
    local from, to = span[1], span[2]
    local count = 0
    for i = 1, #times do
      if times[i] >= from and times[i] < to then
        count = count + 1
      end
    end
    most = math.max(most, count)
    if count >= limit and limit > 0 then
      free = math.max(free, to)
    end
  end
  return most, free
end

-- How many there are, and when there are less than the limit again.
local function judge(cap, limit, times, at)
  if cap.spans then
    return calendar(cap.spans, limit, times)
  end
  return rolling(cap.window, limit, times, at)
end

-- The answer: the first channel on which all caps leave room, or the first of all for a contact that
-- is exempt, and all that was counted on the way.
local function choose(args, slots)
  local at, contact, exempt = tonumber(args[3]), args[6], args[7] == '1'
  local scopes, limits = decode(args[8]), decode(args[9])
  local ahead = args[10] == '' and NOTHING or cjson.decode(args[10])
  local answer, n = { FULL }, 1
  for channel = 1, #args - KINDS + 1 do
    local kind, room = args[KINDS - 1 + channel], true
    for i = 1, #limits do
      local scope, cap = scopes[i], limits[i]
      if covers(scope, kind) then
        local limit, kept = cap.limit, cap.kept
        local times = add_times({}, scope, slots, contact)
        local count, free = judge(cap, limit - kept, times, at)
        local foreseen = count
        if ahead ~= NOTHING then
          foreseen = judge(cap, limit, add_times(times, scope, ahead), at)
        end
        answer[n + 1], answer[n + 2], answer[n + 3] = i, channel, count
        answer[n + 4], answer[n + 5] = foreseen, free
        n = n + 5
        room = room and count < limit - kept and foreseen < limit
      end
    end
    if room or exempt then
      answer[1] = channel
      return answer
    end
  end
  return answer
end

-- Since when they are complete, and the slots; nothing if they are stale.
local function known(key, args)
  local complete = tonumber(args[3]) - tonumber(args[4])
  if args[11] ~= '' then
    return complete, cjson.decode(args[11])
  end
  local value = redis.call('GET', key)
  if not value then
    return nil
  end
  local revision, since, slots = cmsgpack.unpack(value)
  if revision ~= args[1] or since > complete then
    return nil
  end
  return complete, slots
end

local function keep(key, revision, since, slots, ttl)
  redis.call('SET', key, cmsgpack.pack(revision, since, slots), 'PX', ttl)
end

-- Puts the contact's slot in the place of any it had; those until the moment are forgotten.
local function take(slots, contact, at, kind, since)
  local n, last = 0, #slots
  for i = 1, last, 3 do
    if slots[i] ~= contact and slots[i + 1] > since then
      slots[n + 1], slots[n + 2], slots[n + 3] = slots[i], slots[i + 1], slots[i + 2]
      n = n + 3
    end
  end
  slots[n + 1], slots[n + 2], slots[n + 3] = contact, at, kind
  for i = last, n + 4, -1 do
    slots[i] = nil
  end
end

local function reserve(keys, args)
  local key = keys[1]
  local since, slots = known(key, args)
  if not since then
    return { STALE }
  end
  local answer = choose(args, slots)
  local channel = answer[1]
  if channel ~= FULL then
    take(slots, args[6], tonumber(args[3]), args[KINDS - 1 + channel], since)
    keep(key, args[2], since, slots, args[5])
  elseif args[11] ~= '' then
    keep(key, args[1], since, slots, args[5])
  end
  return answer
end

-- The same answer, but nothing is taken and nothing written.
local function look(keys, args)
  local since, slots = known(keys[1], args)
  return since and choose(args, slots) or { STALE }
end

redis.register_function('assidu_reserve_v4', reserve)
redis.register_function { function_name = 'assidu_look_v4', callback = look, flags = { 'no-writes' } }
