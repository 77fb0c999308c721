namespace FgtAsg.Configuration;

/// <summary>The command that every firewall runs once.</summary>
/// <param name="Document">The SSM document's name or ARN.</param>
/// <param name="Parameters">By the document's names, with placeholders. They may hold secrets: nothing but the command may show them.</param>
/// <param name="TimeoutSeconds">For how long Systems Manager tries to deliver the command.</param>
/// <param name="Region">The function's own; empty where nothing asks for it.</param>
internal sealed record StartOptions(string Document, IReadOnlyDictionary<string, List<string>> Parameters, int TimeoutSeconds, string Region);
