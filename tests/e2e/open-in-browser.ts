/** What a person's desktop does with an address: opens it in the browser that listens at the given debugging port. */
import process from 'node:process'

const [port = '', url = ''] = process.argv.slice(2)
const answer = await fetch(`http://127.0.0.1:${port}/json/new?${encodeURIComponent(url)}`, { method: 'PUT' })
if (!answer.ok) process.exitCode = 1
