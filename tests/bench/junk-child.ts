/** Knocks at a socket with junk, many at once, until so many have come. */
import { connect } from 'node:net'

const [path = '', wanted = '0'] = process.argv.slice(2)
let left = Number(wanted)

const knock = () =>
  new Promise<void>((resolve) => {
    const socket = connect({ path })
    socket.once('connect', () => socket.end('GET / HTTP/1.1\r\nHost: keyward\r\n\r\n'))
    socket.on('data', () => {})
    socket.on('error', () => {})
    socket.once('close', () => resolve())
  })

const knocker = async () => {
  while (left > 0) {
    left -= 1
    await knock()
  }
}
await Promise.all(Array.from({ length: 64 }, knocker))
