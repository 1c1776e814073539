// Signs every input as the providers' Node snippets do, and prints vectors: accepted, then refused.
import { createHash, createHmac } from 'crypto'
import { readFileSync } from 'fs'

const inputs = readFileSync('inputs.tsv', 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => {
    const [name, secret, recipe] = line.split('\t')
    const [kind, digits, count] = recipe.split(':')
    const part = Buffer.from(digits, 'hex')
    return { name, secret, body: Buffer.concat(Array(kind === 'repeat' ? +count : 1).fill(part)) }
  })

const hex = (rawBody, secret) => createHmac('sha256', secret).update(rawBody).digest('hex')
const print = (...fields) => console.log(fields.join('\t'))

for (const { name, secret, body } of inputs) {
  const bare = hex(body, secret)
  print('accept', 'node', 'KANVO', name, `sha256=${bare}`)
  for (const provider of ['KOLVERA', 'BOLSIVO', 'KOLVA', 'KAIVOX']) {
    print('accept', 'node', provider, name, bare)
  }
  for (const provider of ['KOLVA', 'KAIVOX']) {
    print('accept', 'node', provider, name, `sha256=${bare}`)
  }
}

const damaged = ['kanvo-sample', 'bolsivo-sample', 'empty', 'utf-8', 'crlf']
for (const { name, secret, body } of inputs.filter(({ name }) => damaged.includes(name))) {
  const bare = hex(body, secret)
  const keyed = (algorithm, encoding) => createHmac(algorithm, secret).update(body).digest(encoding)
  const wrong = [
    hex(body, secret + ' '),
    hex(body, secret.toUpperCase() + '_'),
    hex(Buffer.concat([body, Buffer.from('\n')]), secret),
    hex(Buffer.concat([Buffer.from('\ufeff'), body]), secret),
    hex(Buffer.from('"' + body.toString('latin1') + '"', 'latin1'), secret),
    hex(Buffer.from(bare), secret),
    createHash('sha256').update(secret).update(body).digest('hex'),
    createHash('sha256').update(body).update(secret).digest('hex'),
    keyed('sha1', 'hex'),
    keyed('sha512', 'hex'),
    keyed('sha512', 'hex').slice(0, 64),
    keyed('sha3-256', 'hex'),
    keyed('sha256', 'base64'),
    keyed('sha256', 'base64url'),
    bare.slice(0, 63),
    bare.slice(0, 32),
    bare + '0',
    [...bare].reverse().join(''),
    (bare[0] === '0' ? '1' : '0') + bare.slice(1),
    bare.slice(0, 63) + (bare[63] === '0' ? '1' : '0'),
    '0'.repeat(64),
  ]
  for (const provider of ['KANVO', 'KOLVERA', 'BOLSIVO', 'KOLVA', 'KAIVOX']) {
    for (const value of wrong) {
      print('refuse', 'node', provider, name, value)
      print('refuse', 'node', provider, name, `sha256=${value}`)
    }
  }
  print('refuse', 'node', 'KANVO', name, bare)
  print('refuse', 'node', 'KOLVERA', name, `sha256=${bare}`)
  print('refuse', 'node', 'BOLSIVO', name, `sha256=${bare}`)
}
