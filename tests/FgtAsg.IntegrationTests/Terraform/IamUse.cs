namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>A permission that a call asked for.</summary>
/// <param name="Action">Such as <c>s3:GetObject</c>.</param>
/// <param name="Resource">The ARN that it was asked for; null where the call does not show it.</param>
internal sealed record IamUse(string Action, string? Resource);
