using Amazon.Lambda.Core;

namespace FgtAsg.LambdaRuntime.Invocations;

internal sealed record CognitoIdentity(string IdentityId, string IdentityPoolId) : ICognitoIdentity
{
    public static CognitoIdentity? Parse(string? json) => JsonHeader.Parse(
        json,
        "Lambda-Runtime-Cognito-Identity",
        static root => new CognitoIdentity(JsonHeader.Text(root, "cognitoIdentityId"), JsonHeader.Text(root, "cognitoIdentityPoolId")));
}
