// What the official Node client sees of a node of EventStoreDB, or of the peer that stands in for one. Each line of the output is a
// check and what it found: {"check": "...", "holds": true, "found": ...}. Usage: node drive.mjs CONNECTION-STRING
import {
    ANY, BACKWARDS, END, EventStoreDBClient, FORWARDS, NO_STREAM, START, STREAM_EXISTS, StreamDeletedError, StreamNotFoundError,
    WrongExpectedVersionError, binaryEvent, eventTypeFilter, jsonEvent, streamNameFilter,
} from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';

const client = EventStoreDBClient.connectionString(process.argv[2]);
const run = randomUUID();
// No stream of a log has a capital or a point in its name: these checks can be made of a node that holds one.
const stream = (name) => `Node.${name}-${run}`;
const event = (n, id = randomUUID()) => jsonEvent({ id, type: 'counted', data: { n }, metadata: { by: 'node' } });
const numbers = (resolved) => resolved.map(({ event }) => event.data.n);

function tell(check, holds, found) {
    console.log(JSON.stringify({ check, holds, found: typeof found === 'bigint' ? found.toString() : found }));
}

async function all(reading) {
    const events = [];
    for await (const resolved of reading)
        events.push(resolved);
    return events;
}

async function first(subscription, count) {
    const events = [];
    for await (const resolved of subscription) {
        events.push(resolved);
        if (events.length === count)
            break;
    }
    return events;
}

async function failure(act) {
    try {
        return await act();
    } catch (error) {
        return error;
    }
}

async function appends() {
    const name = stream('appends');
    const ids = [randomUUID(), randomUUID()];
    const begun = await client.appendToStream(name, [event(0, ids[0]), event(1, ids[1])], { expectedRevision: NO_STREAM });
    tell('an append to no stream answers with the last revision', begun.success && begun.nextExpectedRevision === 1n, begun.nextExpectedRevision);
    const grown = await client.appendToStream(name, event(2), { expectedRevision: 1n });
    tell('an append at a revision goes on from it', grown.nextExpectedRevision === 2n && grown.position.commit > begun.position.commit, grown.nextExpectedRevision);

    const again = await client.appendToStream(name, [event(0, ids[0]), event(1, ids[1])], { expectedRevision: NO_STREAM });
    tell('a repeated append gets its first answer', again.nextExpectedRevision === 1n && again.position.commit === begun.position.commit, again.nextExpectedRevision);
    tell('a repeated append is recorded once', (await all(client.readStream(name))).length === 3);

    const conflict = await failure(() => client.appendToStream(name, event(9), { expectedRevision: 0n }));
    tell('another revision is refused with the actual one', conflict instanceof WrongExpectedVersionError && conflict.actualVersion === 2n, String(conflict.actualVersion));
    const exists = await failure(() => client.appendToStream(name, event(9), { expectedRevision: NO_STREAM }));
    tell('a stream that is there is refused as none', exists instanceof WrongExpectedVersionError, exists.type);
    const absent = await failure(() => client.appendToStream(stream('absent'), event(9), { expectedRevision: STREAM_EXISTS }));
    tell('a stream that is not there is refused as one', absent instanceof WrongExpectedVersionError, absent.type);
    const any = await client.appendToStream(name, event(3), { expectedRevision: ANY });
    tell('any revision is taken', any.nextExpectedRevision === 3n, any.nextExpectedRevision);

    const many = await Promise.all(Array.from({ length: 50 }, (_, n) => client.appendToStream(stream(`many${n}`), event(n), { expectedRevision: NO_STREAM })));
    tell('many appends may be on their way together', many.every((one) => one.nextExpectedRevision === 0n), many.length);
}

async function reads() {
    const name = stream('reads');
    const bytes = Uint8Array.from([0, 1, 254, 255]);
    const stored = await client.appendToStream(name, [...Array.from({ length: 600 }, (_, n) => event(n))], { expectedRevision: NO_STREAM });
    await client.appendToStream(name, binaryEvent({ type: 'bytes', data: bytes, metadata: Uint8Array.from([7]) }), { expectedRevision: 599n });

    const forwards = await all(client.readStream(name, { direction: FORWARDS, fromRevision: START }));
    tell('a stream is read forwards whole', forwards.length === 601 && numbers(forwards.slice(0, 600)).every((n, at) => n === at), forwards.length);
    tell('metadata come back', forwards[0].event.metadata.by === 'node' && forwards[0].event.type === 'counted', forwards[0].event.metadata);
    tell('bytes come back as they were', forwards[600].event.isJson === false && Buffer.compare(Buffer.from(forwards[600].event.data), Buffer.from(bytes)) === 0, [...forwards[600].event.data]);
    tell('the moment of writing is of today', Math.abs(Date.now() - forwards[0].event.created.getTime()) < 3_600_000, forwards[0].event.created);
    const backwards = await all(client.readStream(name, { direction: BACKWARDS, fromRevision: END, maxCount: 3 }));
    tell('a stream is read backwards from its end', backwards.map(({ event }) => event.revision).join() === '600,599,598', backwards.length);
    const middle = await all(client.readStream(name, { direction: FORWARDS, fromRevision: 10n, maxCount: 5 }));
    tell('a stream is read from a revision on, with it', numbers(middle).join() === '10,11,12,13,14', numbers(middle));
    tell('a stream that is not there is not found', await failure(() => all(client.readStream(stream('absent')))) instanceof StreamNotFoundError);

    const everything = await all(client.readAll({ direction: FORWARDS, fromPosition: START, maxCount: 100_000 }));
    const own = everything.filter(({ event }) => event?.streamId === name);
    const positions = everything.map(({ event }) => event.position.commit);
    tell('everything is read in order', own.length === 601 && positions.every((position, at) => at === 0 || position > positions[at - 1]), own.length);
    tell('an append answers with the position of its last event', own[599].event.position.commit === stored.position.commit, own[599].event.position.commit);
    const last = await all(client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 2 }));
    tell('everything is read backwards from the end', last.length === 2 && last[0].event.position.commit > last[1].event.position.commit, last.length);
    const inclusive = await all(client.readAll({ direction: FORWARDS, fromPosition: own[0].event.position, maxCount: 1 }));
    tell('a read of all begins with the event at its position', inclusive[0]?.event.id === own[0].event.id, inclusive.length);
}

async function subscriptions() {
    const [one, other] = [stream('heard'), stream('unheard')];
    await client.appendToStream(one, [event(0), event(1)], { expectedRevision: NO_STREAM });
    await client.appendToStream(other, [event(100)], { expectedRevision: NO_STREAM });
    const heard = client.subscribeToAll({ fromPosition: START, filter: streamNameFilter({ prefixes: [one] }) });
    const told = first(heard, 3);
    await client.appendToStream(one, event(2), { expectedRevision: 1n });
    const events = await told;
    tell('a filter by the beginning of a stream catches up and goes on live', numbers(events).join() === '0,1,2', numbers(events));
    await heard.unsubscribe();

    const typed = client.subscribeToAll({ fromPosition: START, filter: eventTypeFilter({ regex: `^only-${run}$` }) });
    const typedTold = first(typed, 1);
    await client.appendToStream(other, jsonEvent({ type: `only-${run}`, data: { n: 5 } }), { expectedRevision: 0n });
    tell('a filter by a pattern of the type is told of that type', numbers(await typedTold).join() === '5');
    await typed.unsubscribe();

    const after = client.subscribeToAll({ fromPosition: events[1].event.position, filter: streamNameFilter({ prefixes: [one] }) });
    tell('a subscription begins after its position', numbers(await first(after, 1)).join() === '2');
    await after.unsubscribe();

    const single = client.subscribeToStream(one, { fromRevision: 0n });
    tell('a subscription to a stream begins after its revision', numbers(await first(single, 2)).join() === '1,2');
    await single.unsubscribe();

    const early = stream('early');
    const waiting = client.subscribeToStream(early, { fromRevision: START });
    const waited = first(waiting, 1);
    await client.appendToStream(early, event(8), { expectedRevision: NO_STREAM });
    tell('a subscription to a stream that is not there waits for it', numbers(await waited).join() === '8');
    await waiting.unsubscribe();

    const live = client.subscribeToAll({ fromPosition: END });
    const caughtUp = new Promise((resolve) => live.once('caughtUp', resolve));
    const next = first(live, 1);
    await caughtUp;
    const name = stream('live');
    await client.appendToStream(name, event(1), { expectedRevision: NO_STREAM });
    tell('who listens from the end is told that it has caught up', true);
    tell('who listens from the end hears what is new', (await next).length === 1);
    await live.unsubscribe();
}

async function deletions() {
    const name = stream('deleted');
    await client.appendToStream(name, [event(0), event(1)], { expectedRevision: NO_STREAM });
    await client.deleteStream(name, { expectedRevision: 1n });
    tell('a deleted stream is not found', await failure(() => all(client.readStream(name))) instanceof StreamNotFoundError);
    const reborn = await client.appendToStream(name, event(2), { expectedRevision: NO_STREAM });
    tell('a deleted stream can be begun again, and its numbers go on', reborn.nextExpectedRevision === 2n, reborn.nextExpectedRevision);

    const gone = stream('gone');
    await client.appendToStream(gone, event(0), { expectedRevision: NO_STREAM });
    await client.tombstoneStream(gone);
    tell('a stream that was deleted for good is told as deleted', await failure(() => all(client.readStream(gone))) instanceof StreamDeletedError);
    tell('a stream that was deleted for good takes nothing', await failure(() => client.appendToStream(gone, event(1), { expectedRevision: ANY })) instanceof StreamDeletedError);
}

await appends();
await reads();
await subscriptions();
await deletions();
await client.dispose();
