namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <param name="Value">Null for <see cref="UpdateKind.Remove"/>.</param>
internal sealed record UpdateAction(UpdateKind Kind, DocumentPath Path, Operand? Value);
