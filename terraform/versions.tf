terraform {
  # 1.9: validations that look at other variables (an interface's name in `dns`, say).
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source = "hashicorp/aws"
      # 5.100 is the oldest that this is tested with. Providers before 6.27 do not know the runtime dotnet10: see lambda_runtime.
      version = ">= 5.100"
    }
  }
}
