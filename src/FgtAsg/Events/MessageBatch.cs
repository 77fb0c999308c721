namespace FgtAsg.Events;

/// <summary>Messages that came through SNS (all or nothing) or SQS (each on its own).</summary>
internal sealed record MessageBatch(MessageSource Source, IReadOnlyList<Message> Messages) : FleetEvent;
