namespace FgtAsg.Answers;

internal sealed record BatchItemFailure(string ItemIdentifier);
