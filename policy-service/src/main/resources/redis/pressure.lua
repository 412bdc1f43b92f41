#!lua name=assidu_pressure_v3

-- Counts one person's contacts and takes a slot if all caps leave room, as one atomic step.
--
-- One key a person, a hash, so that nothing of a person can be lost in part:
--   revision   names the last change of the slots; the caller knows the right one from the database,
--              and slots that carry another are stale
--   since      the slots from this moment on are complete (ms)
--   <contact>  a slot as JSON: at (ms), channel, purpose, topic, journey
--
-- The question is JSON: revision, next (the revision if a slot is taken), at, horizon, ttl (ms),
-- contact {id, purpose, topic, journey}, channels in order, caps {id, limit, kept (of the limit, for
-- contacts that come before), window (ms) or spans ([from, to) in ms), channels, purposes, topics,
-- journeys}, ahead (slots of contacts that are scheduled and come before: there must be room for them
-- as well), exempt (the slot is taken on the first channel even where caps are full), and slots, by
-- contact, when the caller brings the truth from the database.
--
-- The answer is {'stale'} or {'reserved', channel, counts…} or {'full', counts…}; a count is
-- {cap, channel, count, limit, kept, count with those ahead, free at (ms) or 0}.

local function ms(number)
  return string.format('%.0f', number)
end

local function read(key)
  local person = { slots = {} }
  local fields = redis.call('HGETALL', key)
  for i = 1, #fields, 2 do
    local name, value = fields[i], fields[i + 1]
    if name == 'revision' then
      person.revision = value
    elseif name == 'since' then
      person.since = tonumber(value)
    else
      person.slots[name] = cjson.decode(value)
    end
  end
  return person
end

local function seal(key, person, revision, ttl, ...)
  redis.call('HSET', key, 'revision', revision, 'since', ms(person.since), ...)
  redis.call('PEXPIRE', key, ms(ttl))
end

-- Replaces whatever was known by what the caller brought.
local function install(key, person, question)
  redis.call('DEL', key)
  for id, slot in pairs(person.slots) do
    redis.call('HSET', key, id, cjson.encode(slot))
  end
  seal(key, person, question.revision or '', question.ttl)
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

local function covers(cap, slot)
  return admits(cap.channels, slot.channel) and admits(cap.purposes, slot.purpose)
    and admits(cap.topics, slot.topic) and admits(cap.journeys, slot.journey)
end

-- The most slots in any interval [s, s + window) that holds the moment, of those less than a window
-- from it, in order: clocks of several replicas differ, so there may be slots on both sides of it.
local function fullest(times, at, window)
  if #times == 0 or times[#times] <= at then
    return #times -- all are within a window of each other
  end
  local most = 0
  for i = 0, #times do
    local start = times[i] or at
    if start <= at and start > at - window then
      local count = 0
      for _, time in ipairs(times) do
        if time >= start and time < start + window then
          count = count + 1
        end
      end
      most = math.max(most, count)
    end
  end
  return most
end

-- A rolling window: no interval of its length may hold more than the limit.
local function rolling(cap, limit, times, at)
  local near = {}
  for _, time in ipairs(times) do
    if time > at - cap.window and time < at + cap.window then
      near[#near + 1] = time
    end
  end
  local count = fullest(near, at, cap.window)
  local free = 0
  if count >= limit and limit > 0 then
    free = near[#near - limit + 1] + cap.window
  end
  return count, free
end

-- Calendar periods that hold the moment, one for each zone the person may be living in: none of them
-- may hold more than the limit, and there is room again when all that are full are over.
local function calendar(cap, limit, times)
  local most, free = 0, 0
  for _, span in ipairs(cap.spans) do
    local count = 0
    for _, time in ipairs(times) do
      if time >= span[1] and time < span[2] then
        count = count + 1
      end
    end
    most = math.max(most, count)
    if count >= limit and limit > 0 then
      free = math.max(free, span[2])
    end
  end
  return most, free
end

local function times_of(cap, slots, ahead)
  local times = {}
  for _, slot in pairs(slots) do
    if covers(cap, slot) then
      times[#times + 1] = slot.at
    end
  end
  for _, slot in ipairs(ahead) do
    if covers(cap, slot) then
      times[#times + 1] = slot.at
    end
  end
  table.sort(times)
  return times
end

-- How many there are, and when there are less than the limit again.
local function judge(cap, limit, times, at)
  if cap.spans then
    return calendar(cap, limit, times)
  end
  return rolling(cap, limit, times, at)
end

-- Now, and when those ahead have come as well.
local function count_all(cap, slots, question)
  local count, free = judge(cap, cap.limit - cap.kept, times_of(cap, slots, {}), question.at)
  local foreseen = count
  if #question.ahead > 0 then
    foreseen = judge(cap, cap.limit, times_of(cap, slots, question.ahead), question.at)
  end
  return count, foreseen, free
end

-- The first channel on which all caps leave room, or the first of all for a contact that is exempt,
-- and all that was counted on the way.
local function choose(question, slots)
  local counts = {}
  for _, channel in ipairs(question.channels) do
    local contact = question.contact
    local slot = {
      at = question.at, channel = channel, purpose = contact.purpose, topic = contact.topic,
      journey = contact.journey,
    }
    local room = true
    for _, cap in ipairs(question.caps) do
      if covers(cap, slot) then
        local count, foreseen, free = count_all(cap, slots, question)
        counts[#counts + 1] = { cap.id, channel, count, cap.limit, cap.kept, foreseen, free }
        room = room and count < cap.limit - cap.kept and foreseen < cap.limit
      end
    end
    if room or question.exempt then
      return channel, slot, counts
    end
  end
  return nil, nil, counts
end

local function answer(status, channel, counts)
  local reply = channel and { status, channel } or { status }
  for _, count in ipairs(counts) do
    reply[#reply + 1] = count
  end
  return reply
end

local function known(key, question)
  local complete = question.at - question.horizon
  if question.slots then
    return { since = complete, slots = question.slots }
  end
  local person = read(key)
  if person.revision ~= question.revision or person.since > complete then
    return nil
  end
  return person
end

local function forget_before(key, person, since)
  for id, slot in pairs(person.slots) do
    if slot.at <= since then
      redis.call('HDEL', key, id)
    end
  end
  person.since = math.max(person.since, since)
end

local function reserve(keys, args)
  local key, question = keys[1], cjson.decode(args[1])
  local person = known(key, question)
  if not person then
    return { 'stale' }
  end
  if question.slots then
    install(key, person, question)
  end
  person.slots[question.contact.id] = nil
  local channel, slot, counts = choose(question, person.slots)
  if not channel then
    return answer('full', nil, counts)
  end
  forget_before(key, person, question.at - question.horizon)
  seal(key, person, question.next, question.ttl, question.contact.id, cjson.encode(slot))
  return answer('reserved', channel, counts)
end

-- The same answer, but nothing is taken and nothing written.
local function look(keys, args)
  local question = cjson.decode(args[1])
  local person = known(keys[1], question)
  if not person then
    return { 'stale' }
  end
  person.slots[question.contact.id] = nil
  local channel, _, counts = choose(question, person.slots)
  return answer(channel and 'reserved' or 'full', channel, counts)
end

redis.register_function('assidu_reserve_v3', reserve)
redis.register_function { function_name = 'assidu_look_v3', callback = look, flags = { 'no-writes' } }
