namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>One resource of a call as IAM is asked for it: a call is allowed where each of its resources is.</summary>
/// <param name="Action">Such as <c>ec2:RunInstances</c>.</param>
/// <param name="Resource">The resource's ARN.</param>
/// <param name="Context">The condition keys that the service sets for it.</param>
internal sealed record IamRequest(string Action, string Resource, IReadOnlyDictionary<string, string> Context);
