// Measures the official client from within: each line that it is told is work, each line that it answers how long that took.
// The address stands in NAAS_BENCH_EVENT_LOG and the events in the file that is named, a line of JSON each.
import { EventStoreDBClient, FORWARDS, NO_STREAM, START, jsonEvent, streamNameFilter } from '@eventstore/db-client';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const client = EventStoreDBClient.connectionString(process.env.NAAS_BENCH_EVENT_LOG);
const events = readFileSync(process.argv[2], 'utf8').trim().split('\n').map((line) => JSON.parse(line));

const works = { version, append, readAll, subscribe };
for await (const line of createInterface({ input: process.stdin })) {
    const work = JSON.parse(line);
    console.log(JSON.stringify(await works[work.work](work)));
}
await client.dispose();

async function timed(act) {
    const began = performance.now();
    await act();
    return (performance.now() - began) / 1000;
}

function version() {
    const { version } = JSON.parse(readFileSync('node_modules/@eventstore/db-client/package.json', 'utf8'));
    return { version: `@eventstore/db-client ${version} on Node ${process.version}` };
}

async function append({ streams, writers, calls, batch }) {
    let next = 0;
    const some = (count, make) => Array.from({ length: count }, make);
    const own = some(writers, () => some(calls, () => some(batch, () => jsonEvent(events[next++ % events.length]))));
    const seconds = await timed(() => Promise.all(own.map(async (written, writer) => {
        let expectedRevision = NO_STREAM;
        for (const together of written)
            expectedRevision = (await client.appendToStream(`${streams}-${writer}`, together, { expectedRevision })).nextExpectedRevision;
    })));
    return { seconds };
}

// Everything, for this client takes no filter for a read.
async function readAll() {
    let events = 0;
    const seconds = await timed(() => new Promise((resolve, reject) => client
        .readAll({ direction: FORWARDS, fromPosition: START, resolveLinkTos: false })
        .on('data', () => events++)
        .on('error', reject)
        .on('end', resolve)));
    return { events, seconds };
}

async function subscribe({ prefix, count }) {
    let events = 0;
    const subscription = client.subscribeToAll({ fromPosition: START, resolveLinkTos: false, filter: streamNameFilter({ prefixes: [prefix] }) });
    const seconds = await timed(() => new Promise((resolve, reject) => subscription
        .on('data', () => ++events === count && resolve())
        .on('error', reject)));
    await subscription.unsubscribe();
    return { seconds };
}
