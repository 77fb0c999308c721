# Every variable accepts a value that a plan does not know, of a resource that is made in the same run.

mock_provider "aws" {
  source = "./tests/mocks"
}

run "own_group" {
  command = plan

  module {
    source = "./tests/unknown"
  }

  variables {
    own_group = true
  }
}

run "image_by_version" {
  command = plan

  module {
    source = "./tests/unknown"
  }

  variables {
    own_group        = true
    image_by_version = true
  }
}

run "existing_group" {
  command = plan

  module {
    source = "./tests/unknown"
  }

  variables {
    own_group = false
  }
}
