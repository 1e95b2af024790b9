-- Runs in Neovim, any version from 0.7: does what a user does with a spec, and writes what came of it into $RESULTS, a line a step.
local results = assert(io.open(os.getenv('RESULTS'), 'a'))
local PATIENCE = 60000 -- milliseconds; a machine may be busy

local passed
local function step(name, run)
  local ok, problem = xpcall(run, debug.traceback)
  passed = ok
  results:write(ok and ('ok ' .. name) or ('FAILED ' .. name .. ': ' .. tostring(problem):gsub('\n', '\n  ')), '\n')
  results:flush()
end

local function eventually(what, test)
  if not vim.wait(PATIENCE, test, 20) then error('not within a minute: ' .. what) end
end

local function text() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') end

-- 0.7 puts the code elsewhere.
local function severity_of(code)
  for _, found in ipairs(vim.diagnostic.get(0)) do
    local own = found.code or (found.user_data and found.user_data.lsp and found.user_data.lsp.code)
    if own == code then return found.severity end
  end
end

local function clients()
  return (vim.lsp.get_clients or vim.lsp.get_active_clients)()
end

local function to(pattern)
  vim.fn.cursor(1, 1)
  if vim.fn.search(pattern, 'ceW') == 0 then error('no ' .. pattern .. ' in the file') end
end

local function ask(method, more)
  local encoding = clients()[1].offset_encoding
  local params = vim.lsp.util.make_position_params(0, encoding)
  local answers = vim.lsp.buf_request_sync(0, method, vim.tbl_extend('force', params, more or {}), PATIENCE)
  for _, answer in pairs(answers or {}) do
    if answer.result then return answer.result, encoding end
  end
  error('no answer to ' .. method)
end

local function starts()
  local pids = {}
  for line in io.lines(os.getenv('STARTS')) do table.insert(pids, tonumber(line)) end
  return pids
end

step('diagnostics', function()
  vim.cmd('edit office.commspec.yaml')
  eventually('SCH001 is shown as an error', function() return severity_of('SCH001') == vim.diagnostic.severity.ERROR end)
end)

-- Without a server that serves, all others would wait for nothing.
if not passed then vim.cmd('cquit') end

step('settings', function()
  vim.cmd('edit commspec.yaml')
  eventually('SCH005 is shown as a hint', function() return severity_of('SCH005') == vim.diagnostic.severity.HINT end)
end)

step('one server for two specs, none for other YAML', function()
  vim.cmd('edit commspec.yml')
  local attached = {}
  for _, client in ipairs(clients()) do
    for buffer in pairs(client.attached_buffers or vim.lsp.get_buffers_by_client_id(client.id)) do
      table.insert(attached, vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':t'))
    end
  end
  if #starts() ~= 1 then error(#starts() .. ' servers') end
  if vim.tbl_contains(attached, 'commspec.yml') then error('it is served') end
end)

step('hover', function()
  vim.cmd('edit office.commspec.yaml')
  to('compat')
  local contents = vim.inspect(ask('textDocument/hover').contents)
  if not contents:find('A stage of a migration') then error(contents) end
end)

step('completion', function()
  to('zone: ')
  vim.cmd('normal! D')
  vim.fn.setline('.', vim.fn.getline('.'):gsub('%s*$', '') .. ' ')
  vim.fn.cursor(vim.fn.line('.'), vim.fn.col('$'))
  local position = vim.lsp.util.make_position_params(0, clients()[1].offset_encoding).position
  position.character = #vim.fn.getline('.')
  local result, encoding = ask('textDocument/completion', { position = position })
  for _, item in ipairs(result.items or result) do
    if item.label == 'dmz' then vim.lsp.util.apply_text_edits({ item.textEdit }, vim.api.nvim_get_current_buf(), encoding) end
  end
  if not vim.fn.getline('.'):find('zone: dmz$') then error(vim.fn.getline('.')) end
end)

step('code action', function()
  eventually('SCH001 is shown', function() return severity_of('SCH001') end)
  local offered = {}
  vim.ui.select = function(items, _, choose)
    for _, item in ipairs(items) do
      local action = item.action or item[2]
      table.insert(offered, action.title)
      if action.title:find('schema2%-native') then return choose(item) end
    end
    error(vim.inspect(offered))
  end
  to('schema2-c')
  vim.lsp.buf.code_action()
  eventually('the repair is made; offered: ' .. vim.inspect(offered), function() return text():find('schema: schema2-native', 1, true) end)
  eventually('SCH001 is gone', function() return not severity_of('SCH001') end)
end)

step('rename', function()
  to('name: we')
  vim.lsp.buf.rename('front')
  eventually('host and target are renamed', function()
    return text():find('name: front\n', 1, true) and text():find('targets: [front]', 1, true)
  end)
end)

step('a server that was killed comes back', function()
  vim.cmd('silent write')
  vim.loop.kill(starts()[1], 'sigkill')
  eventually('the server is gone', function() return #clients() == 0 end)
  vim.diagnostic.reset()
  vim.cmd('silent edit!')
  eventually('there is another', function() return #starts() == 2 end)
  eventually('DIR002 is shown', function() return severity_of('DIR002') end)
end)

results:close()
vim.cmd('qall!')
