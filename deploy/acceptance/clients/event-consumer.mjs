// Follows what happens by kafkajs and CloudEvents' own SDK, told where Kafka is and the topics and nothing else. Prints each
// event once, as a line of JSON, until it is stopped.
import { Kafka as Binding } from "cloudevents";
import { Kafka, logLevel } from "kafkajs";

const brokers = process.argv[2].split(",");
const topics = ["scanpass.users", "scanpass.qr-logins", "scanpass.sessions"];
const consumer = new Kafka({ clientId: "node", brokers, logLevel: logLevel.ERROR }).consumer({ groupId: `node-${Date.now()}` });
const texts = headers => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.toString()]));
const handled = new Map(); // the last sequence of each subject

await consumer.connect();
await consumer.subscribe({ topics, fromBeginning: true });
await consumer.run({ eachMessage: async ({ topic, partition, message: { key, value, headers, offset } }) => {
  let event;
  try {
    event = Binding.toEvent({ key: key.toString(), value, headers: texts(headers) });
    event.validate();
    event = { topic, ...event.toJSON() };
  } catch (unreadable) { // tried again, it would stop all that follow
    console.error(`no event at ${topic}-${partition}@${offset}: ${unreadable.name}`);
    return;
  }
  if (Number(event.sequence) <= (handled.get(event.subject) ?? -1)) return; // delivered before
  handled.set(event.subject, Number(event.sequence));
  console.log(JSON.stringify(event));
} });
