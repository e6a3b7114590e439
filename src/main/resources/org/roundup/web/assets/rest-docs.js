// Shows the description of the REST interface: every operation, its parameters and answers, and reads by a click.
'use strict';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function resolve(api, node) {
  if (!node || !node.$ref) return node || {};
  return node.$ref.slice(2).split('/').reduce((found, name) => found[name], api);
}

function typeOf(api, schema) {
  if (!schema) return '';
  if (schema.$ref) return schema.$ref.split('/').pop();
  if (schema.anyOf || schema.oneOf) return (schema.anyOf || schema.oneOf).map(each => typeOf(api, each)).join(' | ');
  if (schema.type === 'array') return typeOf(api, schema.items) + '[]';
  return [].concat(schema.type || 'any').join(' | ');
}

function table(captions, rows) {
  const made = element('table');
  const head = made.createTHead().insertRow();
  captions.forEach(caption => head.append(element('th', caption)));
  const body = made.createTBody();
  rows.forEach(cells => {
    const row = body.insertRow();
    cells.forEach((cell, index) => row.insertCell().append(index === 0 ? element('code', cell) : cell));
  });
  return made;
}

function schemaTable(api, schema) {
  const known = resolve(api, schema);
  const rows = Object.entries(known.properties || {}).map(([name, property]) => [
    name, typeOf(api, property), (property.description || '') + (property.readOnly ? ' (read only)' : '')]);
  return rows.length ? table(['Member', 'Type', ''], rows) : element('p', typeOf(api, schema));
}

function tryIt(path, parameters, type) {
  const form = element('form', undefined, 'try');
  const inputs = parameters.filter(each => each.in === 'path' || each.in === 'query').map(each => {
    const label = element('label', each.name + ' ');
    const input = element('input');
    input.required = each.in === 'path';
    label.append(input);
    form.append(label);
    return { parameter: each, input };
  });
  const button = element('button', 'Try it');
  const output = element('pre');
  output.hidden = true;
  form.append(button, output);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    let address = path;
    const query = new URLSearchParams();
    inputs.filter(each => each.input.value !== '').forEach(({ parameter, input }) => {
      if (parameter.in === 'path') address = address.replace(`{${parameter.name}}`, encodeURIComponent(input.value));
      else query.append(parameter.name, input.value);
    });
    const answer = await fetch(address.replace(/^\//, '') + (query.size ? '?' + query : ''),
      { headers: { Accept: type, 'X-Requested-With': 'docs' } });
    output.textContent = `${answer.status}\n${await answer.text()}`;
    output.hidden = false;
  });
  return form;
}

function details(api, path, method, operation, shared) {
  const made = element('details');
  made.id = operation.operationId;
  const summary = element('summary');
  summary.append(element('b', method.toUpperCase(), method), ' ', element('code', path), ' ', operation.summary || '');
  made.append(summary);
  made.addEventListener('toggle', () => {
    if (made.open && made.children.length === 1) fill(api, made, path, method, operation, shared);
  });
  return made;
}

function fill(api, made, path, method, operation, shared) {
  const parameters = shared.concat(operation.parameters || []).map(each => resolve(api, each));
  if (parameters.length) {
    made.append(element('h4', 'Parameters'), table(['Name', 'In', 'Type', ''], parameters.map(each => [
      each.name, each.in, typeOf(api, each.schema), (each.required ? 'Required. ' : '') + (each.description || '')])));
  }
  Object.entries(resolve(api, operation.requestBody).content || {}).forEach(([type, media]) =>
    made.append(element('h4', 'Body: ' + type), schemaTable(api, media.schema)));
  made.append(element('h4', 'Answers'), table(['Status', '', 'Document'],
    Object.entries(operation.responses).map(([status, given]) => {
      const response = resolve(api, given);
      const documents = Object.entries(response.content || {}).map(([media, given]) => media + ': '
        + (given['x-itemSchema'] ? 'one ' + typeOf(api, given['x-itemSchema']) + ' after the other' : typeOf(api, given.schema)));
      return [status, response.description || '', documents.join('; ')];
    })));
  const type = Object.keys((operation.responses['200'] || {}).content || {})[0] || 'application/json';
  if (method === 'get' && type !== 'text/event-stream') made.append(tryIt(path, parameters, type));
}

function show(api) {
  const main = document.getElementById('operations');
  const sections = new Map();
  Object.entries(api.paths).concat(Object.entries(api.webhooks || {})).forEach(([path, item]) => METHODS.filter(method => item[method]).forEach(method => {
    const tag = (item[method].tags || ['other'])[0];
    if (!sections.has(tag)) {
      const section = element('section');
      section.append(element('h2', tag));
      sections.set(tag, section);
    }
    sections.get(tag).append(details(api, path, method, item[method], item.parameters || []));
  }));
  main.replaceChildren(...sections.values());
}

function find(text) {
  document.querySelectorAll('details').forEach(each => {
    each.hidden = !each.firstChild.textContent.toLowerCase().includes(text.toLowerCase());
  });
  document.querySelectorAll('section').forEach(each => {
    each.hidden = !each.querySelector('details:not([hidden])');
  });
}

async function start() {
  const main = document.getElementById('operations');
  try {
    const answer = await fetch('openapi.json', { headers: { Accept: 'application/json', 'X-Requested-With': 'docs' } });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    show(await answer.json());
    document.getElementById('find').addEventListener('input', event => find(event.target.value));
  } catch (error) {
    main.replaceChildren(element('p', 'The description cannot be shown: ' + error.message));
  }
}

start();
