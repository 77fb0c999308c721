namespace Amazon.Lambda.Core;

/// <summary>The Amazon Cognito identity of the caller. What the caller left out is empty.</summary>
public interface ICognitoIdentity
{
    string IdentityId { get; }

    string IdentityPoolId { get; }
}
