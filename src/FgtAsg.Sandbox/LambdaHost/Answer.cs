namespace FgtAsg.Sandbox.LambdaHost;

/// <summary>The end of an invocation: a payload, or an error.</summary>
internal readonly record struct Answer(byte[] Payload, FunctionError? Error)
{
    public static Answer Of(FunctionError error) => new(error.Payload, error);
}
